import { type Channel, localize, useChannelCurrentShow, useErrorState } from 'lisa-query'
import type { ReactElement } from 'react'
import { sayWhen } from '../../parts/widget/formats.ts'
import { StateBadge } from '../../parts/widget/state-badge.tsx'
import { Trouble } from '../../parts/widget/trouble.tsx'
import styles from './channels.module.css'

/** A channel with its current show: live, else the next, else the last. */
export function ChannelCard({ channel }: { channel: Channel }): ReactElement {
  const show = useChannelCurrentShow(channel.slug)
  const failed = useErrorState(show)
  return (
    <li className={styles.card}>
      <img className={styles.picture} src={channel.image?.url} alt="" width="56" height="70" />
      <div className={styles.about}>
        <h3 className={styles.name}>{localize(channel.title, navigator.languages) ?? channel.slug}</h3>
        <p className={styles.description}>{localize(channel.description, navigator.languages)}</p>
      </div>
      <div className={styles.now}>
        {show.data && (
          <>
            <p className={styles.when}>
              <StateBadge show={show.data} /> <time dateTime={show.data.startsAt}>{sayWhen(show.data.startsAt)}</time>
            </p>
            <p className={styles.title}>{localize(show.data.title, navigator.languages)}</p>
          </>
        )}
        {!show.data && <Trouble state={failed} isQuiet />}
      </div>
    </li>
  )
}
