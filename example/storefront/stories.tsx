import { localize, type MediaItem, useMediaItems } from 'lisa-query'
import { lazy, type ReactElement, Suspense, useState } from 'react'
import { Link } from 'wouter'
import { useLanguage, useWords } from './language.ts'
import { PicturePlace } from './place.tsx'
import { Row } from './row.tsx'
import { Section } from './section.tsx'
import styles from './stories.module.css'
import { useTrouble } from './use-trouble.ts'

const loadViewer = () => import('./story-viewer.tsx')
const StoryViewer = lazy(async () => ({ default: (await loadViewer()).StoryViewer }))

/** Short pieces in a row; one that belongs to a show leads there, any other opens above the page. */
export function Stories(): ReactElement {
  const words = useWords()
  const stories = useMediaItems({ type: 'story', limit: 4 })
  const trouble = useTrouble(stories)
  const [opened, open] = useState<string>()
  const [isOpen, setOpen] = useState(false)
  const { data = [] } = stories
  const show = (id: string): void => {
    open(id)
    setOpen(true)
  }
  return (
    <Section title={words.stories} lead={words.storiesLead} beside={trouble.beside} isBusy={stories.isLoading}>
      <Row list={stories} trouble={trouble} size="tile" place={place}>
        {data.map((story) => (
          <li key={story.id}>
            {story.showId ? (
              <Link href={`/s/${story.showId}`} className={styles.tile ?? ''}>
                <Face story={story} />
              </Link>
            ) : (
              <button
                type="button"
                className={styles.tile}
                aria-haspopup="dialog"
                onPointerEnter={loadViewer}
                onFocus={loadViewer}
                onClick={() => show(story.id)}
              >
                <Face story={story} />
              </button>
            )}
          </li>
        ))}
      </Row>
      <Suspense>
        {opened && <StoryViewer stories={data} id={opened} go={open} isOpen={isOpen} onClose={() => setOpen(false)} />}
      </Suspense>
    </Section>
  )
}

function Face({ story }: { story: MediaItem }): ReactElement {
  const words = useWords()
  const title = localize(story.title, useLanguage()) ?? words.untitled
  return (
    <>
      <span className={styles.ring}>
        <img src={story.poster?.url} alt="" width={400} height={640} loading="lazy" />
      </span>
      <span className={styles.length}>{words.seconds(Math.round((story.durationInMs ?? 0) / 1_000))}</span>
      <span className={styles.title}>{title}</span>
    </>
  )
}

const place = (key: string): ReactElement => (
  <li key={key} aria-hidden="true" className={styles.tile}>
    <span className={styles.ring}>
      <PicturePlace />
    </span>
  </li>
)
