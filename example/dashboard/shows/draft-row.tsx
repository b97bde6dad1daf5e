import { localize, useErrorState, useShow } from 'lisa-query'
import { type ReactElement, useEffect, useRef } from 'react'
import { Button } from '../../parts/button.tsx'
import { Trouble } from '../../parts/widget/trouble.tsx'
import { ShowRow } from './show-row.tsx'
import styles from './shows.module.css'

interface DraftRowProps {
  id: string
  /** It is no draft any more; the sentence says what it is instead. */
  onGone: (news?: string) => void
}

/** A draft, read by its id. */
export function DraftRow({ id, onGone }: DraftRowProps): ReactElement {
  const show = useShow(id)
  const failed = useErrorState(show)
  const { data } = show
  const title = localize(data?.title, navigator.languages) ?? 'The show'
  const isPublished = data?.publishedAt !== undefined
  const gone = useRef(onGone)
  gone.current = onGone
  useEffect(() => {
    // However that became known: by its own answer, by "Check", or from somebody else.
    if (isPublished) gone.current(`“${title}” is published: it is under Upcoming now.`)
  }, [isPublished, title])
  if (data) return <ShowRow show={data} onGone={(how) => how === 'archived' && onGone(`“${title}” is archived.`)} />
  if (!failed) {
    return (
      <li className={styles.row} data-to-come="">
        <span className={styles.poster} />
        <span className={styles.line} />
      </li>
    )
  }
  return (
    <li className={styles.row}>
      <span className={styles.poster} />
      <div className={styles.answer} data-whole="">
        <Trouble state={failed} isQuiet />
      </div>
      {failed.kind === 'not-found' && (
        <div className={styles.ways}>
          <Button look="quiet" onClick={() => onGone()}>
            Forget it
          </Button>
        </div>
      )}
    </li>
  )
}
