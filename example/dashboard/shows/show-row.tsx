import { localize, type Show, useArchiveShow, useErrorState, usePublishShow } from 'lisa-query'
import { Notice } from 'lisa-query/ui'
import type { ReactElement } from 'react'
import { Button } from '../../parts/button.tsx'
import { Confirm } from '../../parts/widget/confirm.tsx'
import { sayWhen } from '../../parts/widget/formats.ts'
import { StateBadge } from '../../parts/widget/state-badge.tsx'
import styles from './shows.module.css'

interface ShowRowProps {
  show: Show
  /** It has become another's: a draft that was published, anything that was archived. */
  onGone?: (how: 'published' | 'archived') => void
}

/** A show with what can be done about it. What LiSA makes of that stands in the row, whose height is for both. */
export function ShowRow({ show, onGone }: ShowRowProps): ReactElement {
  const publish = usePublishShow({ onSuccess: () => onGone?.('published') })
  const archive = useArchiveShow({ onSuccess: () => onGone?.('archived') })
  const notPublished = useErrorState(publish)
  const notArchived = useErrorState(archive)
  const failed = notPublished ?? notArchived
  const title = localize(show.title, navigator.languages) ?? 'A show without a title'
  // Where the state has a way on, its buttons take the place of ours.
  const hasWays = failed !== null && failed.actions.length > 0
  const isBusy = publish.isPending || archive.isPending
  return (
    <li className={styles.row} aria-busy={isBusy}>
      <img className={styles.poster} src={show.poster?.url} alt="" width="56" height="70" loading="lazy" />
      <div className={styles.what}>
        <h3 className={styles.name}>{title}</h3>
        {!failed && (
          <p className={styles.when}>
            <StateBadge show={show} /> <time dateTime={show.startsAt}>{sayWhen(show.startsAt)}</time>
          </p>
        )}
      </div>
      <div className={styles.answer} data-ways={hasWays || undefined}>
        <Notice state={failed} isQuiet />
      </div>
      {!hasWays && (
        <div className={styles.ways}>
          {show.publishedAt === undefined && (
            <Button look="plain" isWaiting={isBusy} onClick={() => publish.mutate({ id: show.id })}>
              {publish.isPending ? 'Publishing…' : 'Publish'} <span className={styles.unseen}>{title}</span>
            </Button>
          )}
          <Confirm
            title={`Archive “${title}”?`}
            lead="Nobody sees it from then on, and LiSA has no way back."
            action="Archive it"
            isWaiting={isBusy}
            onConfirm={() => archive.mutate({ id: show.id })}
          >
            {archive.isPending ? 'Archiving…' : 'Archive'} <span className={styles.unseen}>{title}</span>
          </Confirm>
        </div>
      )}
    </li>
  )
}
