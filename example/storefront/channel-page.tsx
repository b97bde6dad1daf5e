import { localize, useChannel, useChannelCurrentShow } from 'lisa-query'
import type { ReactElement } from 'react'
import styles from './channel-page.module.css'
import { useLanguage, useWords } from './language.ts'
import { NotHere } from './not-here.tsx'
import { ChannelReplays, Replays } from './replays.tsx'
import { QuietLine } from './section.tsx'
import { ShowView } from './show-view.tsx'
import { useTrouble } from './use-trouble.ts'

/** A channel: what it is about, its current show, and its replays. */
export function ChannelPage({ slug }: { slug: string }): ReactElement {
  const words = useWords()
  const language = useLanguage()
  const channel = useChannel(slug)
  const trouble = useTrouble(channel)
  const show = useChannelCurrentShow(slug)
  const isMissing = trouble.instead?.kind === 'not-found'
  const name = localize(channel.data?.title, language) ?? words.channelNames[slug] ?? words.channel
  return (
    <>
      <title>{`${(isMissing && trouble.instead?.title) || name} · Fjell & Tisch`}</title>
      {trouble.instead && isMissing ? (
        <>
          <NotHere state={trouble.instead} level={1} />
          <Replays />
        </>
      ) : (
        <>
          <div className={styles.head}>
            <div className={styles.words}>
              <p className={styles.kind}>{words.channel}</p>
              <h1 className={styles.title} tabIndex={-1}>
                {name}
              </h1>
              <QuietLine isTall state={trouble.beside ?? trouble.instead}>
                {localize(channel.data?.description, language)}
              </QuietLine>
            </div>
            <div className={styles.picture}>
              {channel.data?.image && <img src={channel.data.image.url} alt="" width={800} height={1000} />}
            </div>
          </div>
          <ShowView show={show} level={2} />
          <ChannelReplays slug={slug} />
        </>
      )}
    </>
  )
}
