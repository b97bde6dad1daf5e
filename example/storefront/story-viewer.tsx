import { localize, type MediaItem } from 'lisa-query'
import type { ReactElement } from 'react'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { ArrowIcon } from '../parts/icons.tsx'
import { formatDay } from './formats.ts'
import { useLanguage, useWords } from './language.ts'
import styles from './story-viewer.module.css'

interface StoryViewerProps {
  stories: MediaItem[]
  id: string
  go: (id: string) => void
  isOpen: boolean
  onClose: () => void
}

/** One story above the page, and the ways to its neighbours. */
export function StoryViewer({ stories, id, go, isOpen, onClose }: StoryViewerProps): ReactElement | null {
  const words = useWords()
  const language = useLanguage()
  const place = stories.findIndex((story) => story.id === id)
  const story = stories[place]
  if (!story) return null
  const step = (by: number): void => {
    const neighbour = stories[place + by]
    if (neighbour) go(neighbour.id)
  }
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={localize(story.title, language) ?? words.untitled} closeLabel={words.close}>
      <img className={styles.picture} src={story.poster?.url} alt="" width={400} height={500} />
      <div className={styles.ways}>
        <Button look="plain" aria-label={words.previous} isWaiting={place === 0} onClick={() => step(-1)}>
          <ArrowIcon isBack />
        </Button>
        <p className={styles.day}>
          {story.publishedAt && <time dateTime={story.publishedAt}>{formatDay(story.publishedAt, language)}</time>}
        </p>
        <Button look="plain" aria-label={words.next} isWaiting={place === stories.length - 1} onClick={() => step(1)}>
          <ArrowIcon />
        </Button>
      </div>
    </Dialog>
  )
}
