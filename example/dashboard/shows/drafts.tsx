import { isAccepted, localize, type Show, useCreateShow, useErrorState, useFieldErrors } from 'lisa-query'
import { ErrorSummary } from 'lisa-query/ui'
import { type ReactElement, useRef, useState } from 'react'
import { WidgetStatus } from '../../parts/widget/widget-status.tsx'
import { useDraftIds } from './draft-ids.ts'
import { DraftRow } from './draft-row.tsx'
import { NewDraft } from './new-draft.tsx'
import { Rows } from './rows.tsx'
import styles from './shows.module.css'

/** What nobody has published yet, and a form for more. */
export function Drafts(): ReactElement {
  const { ids, remember, forget } = useDraftIds()
  const [news, setNews] = useState('A new show is a draft: only you see it until it is published.')
  const form = useRef<HTMLFormElement>(null)
  const create = useCreateShow({
    onSuccess: (show) => {
      if (isAccepted(show)) return
      remember(show.id)
      setNews(`“${titleOf(show)}” is a draft.`)
      form.current?.reset()
    },
  })
  const errors = useFieldErrors(create)
  const failed = useErrorState(create)
  const summary = errors.summary.length > 0 ? <ErrorSummary errors={errors} /> : undefined
  return (
    <>
      <NewDraft form={form} errors={errors} isBusy={create.isPending} onSubmit={(body) => create.mutate({ body })} />
      <Rows label="Drafts" count={ids.length}>
        {ids.map((id) => (
          <DraftRow
            key={id}
            id={id}
            onGone={(why) => {
              forget(id)
              if (why) setNews(why)
            }}
          />
        ))}
        {ids.length === 0 && <li className={styles.empty}>No drafts. What you add above stands here until it is published.</li>}
      </Rows>
      <WidgetStatus states={[failed?.kind === 'invalid' ? null : failed]} form={summary}>
        {news}
      </WidgetStatus>
    </>
  )
}

const titleOf = ({ title }: Show): string => localize(title, navigator.languages) ?? 'The show'
