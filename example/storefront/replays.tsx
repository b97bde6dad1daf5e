import { type ListResult, type listMediaItems, type listShows, type Show, useMediaItems, useShows } from 'lisa-query'
import { type ReactElement, useEffect, useRef } from 'react'
import { Button } from '../parts/button.tsx'
import { useWords } from './language.ts'
import { ReplayCard, ReplayPlace } from './replay-card.tsx'
import styles from './replays.module.css'
import { Instead, Section } from './section.tsx'
import { useEndReached } from './use-end-reached.ts'
import { useTrouble } from './use-trouble.ts'

/** What was on before. */
export function Replays(): ReactElement {
  return <ReplayGrid lead={useWords().replaysLead} replays={useMediaItems({ type: 'replay', limit: 4 })} />
}

/** What was on before on one channel. LiSA's lists know no channel, so they are picked here. */
export function ChannelReplays({ slug }: { slug: string }): ReactElement {
  const select = (shows: Show[]): Show[] => shows.filter(({ channelSlug }) => channelSlug === slug)
  return <ReplayGrid lead={useWords().channelReplaysLead} replays={useShows({ state: 'replay', limit: 50 }, { select })} />
}

interface ReplayGridProps {
  lead: string
  replays: ListResult<typeof listMediaItems> | ListResult<typeof listShows>
}

function ReplayGrid({ lead, replays }: ReplayGridProps): ReactElement {
  const words = useWords()
  const trouble = useTrouble(replays)
  const end = useEndReached(replays)
  const grid = useRef<HTMLUListElement>(null)
  const focusFrom = useRef<number>(undefined)
  const { data = [], hasNextPage } = replays
  // The button of the last page goes when the next comes: whoever pressed it goes on with what has come.
  useEffect(() => {
    if (focusFrom.current === undefined || data.length <= focusFrom.current) return
    grid.current?.querySelectorAll('a')[focusFrom.current]?.focus()
    focusFrom.current = undefined
  }, [data.length])
  const more = (): void => {
    focusFrom.current = data.length
    void replays.fetchNextPage()
  }
  return (
    <Section title={words.replays} lead={lead} beside={trouble.beside} isBusy={replays.isLoading}>
      <Instead state={trouble.instead}>
        <ul className={styles.grid} ref={grid}>
          {data.map((replay) => (
            <li key={replay.id}>
              <ReplayCard replay={replay} />
            </li>
          ))}
          {!replays.data && places}
        </ul>
      </Instead>
      {replays.data?.length === 0 && !hasNextPage && <p className={styles.empty}>{words.noReplays}</p>}
      {hasNextPage && (
        // A place of its own for each page, so that what has come never moves what is there.
        <div key={data.length} ref={end}>
          <Instead state={trouble.after}>
            <div className={styles.next}>
              <ul className={styles.grid}>{places}</ul>
              {!trouble.after && (
                <Button look="plain" className={styles.more ?? ''} isWaiting={replays.isFetching} onClick={more}>
                  {words.moreReplays}
                </Button>
              )}
            </div>
          </Instead>
        </div>
      )}
    </Section>
  )
}

const places = ['first', 'second', 'third', 'fourth'].map((key) => <ReplayPlace key={key} />)
