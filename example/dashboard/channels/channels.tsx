import { useChannels, useErrorState } from 'lisa-query'
import type { ReactElement } from 'react'
import { sayTime } from '../../parts/widget/formats.ts'
import { Scroll } from '../../parts/widget/scroll.tsx'
import { Trouble } from '../../parts/widget/trouble.tsx'
import { Widget, WidgetBody } from '../../parts/widget/widget.tsx'
import { WidgetStatus } from '../../parts/widget/widget-status.tsx'
import { ChannelCard } from './channel-card.tsx'
import styles from './channels.module.css'

/** The channels, each with the show that its visitors meet now. */
export function Channels(): ReactElement {
  return (
    <Widget name="channels" title="Channels">
      <Overview />
    </Widget>
  )
}

function Overview(): ReactElement {
  const channels = useChannels()
  const failed = useErrorState(channels)
  return (
    <WidgetBody>
      <Scroll label="Channels, list">
        {!channels.data && failed && (
          <div className={styles.whole}>
            <Trouble state={failed} />
          </div>
        )}
        <ul className={styles.list}>
          {channels.data?.map((channel) => (
            <ChannelCard key={channel.slug} channel={channel} />
          ))}
          {!channels.data && !failed && ['first', 'second', 'third'].map((place) => <li key={place} className={styles.toCome} />)}
        </ul>
      </Scroll>
      <WidgetStatus states={[channels.data ? failed : null]}>
        {channels.data ? `As of ${sayTime(channels.dataUpdatedAt)}` : failed ? 'Nothing could be read yet.' : 'Reading…'}
      </WidgetStatus>
    </WidgetBody>
  )
}
