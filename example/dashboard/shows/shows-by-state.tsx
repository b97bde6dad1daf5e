import { Tabs } from '@base-ui/react/tabs'
import type { ReactElement } from 'react'
import { Widget, WidgetBody } from '../../parts/widget/widget.tsx'
import { Drafts } from './drafts.tsx'
import { PublishedShows } from './published-shows.tsx'
import styles from './shows.module.css'

const states = [
  { state: 'live', label: 'Live' },
  { state: 'upcoming', label: 'Upcoming' },
  { state: 'replay', label: 'Replays' },
] as const

/** The shows by their state, and the drafts: what can be published or archived. */
export function ShowsByState(): ReactElement {
  return (
    <Widget name="shows" title="Shows">
      <Tabs.Root defaultValue="upcoming" className={styles.tabs}>
        <Tabs.List className={styles.list}>
          {states.map(({ state, label }) => (
            <Tabs.Tab key={state} value={state} className={styles.tab}>
              {label}
            </Tabs.Tab>
          ))}
          <Tabs.Tab value="draft" className={styles.tab}>
            Drafts
          </Tabs.Tab>
        </Tabs.List>
        {states.map(({ state, label }) => (
          <Tabs.Panel key={state} value={state} tabIndex={-1} className={styles.panel}>
            <WidgetBody>
              <PublishedShows state={state} label={label} />
            </WidgetBody>
          </Tabs.Panel>
        ))}
        <Tabs.Panel value="draft" tabIndex={-1} className={styles.panel}>
          <WidgetBody>
            <Drafts />
          </WidgetBody>
        </Tabs.Panel>
      </Tabs.Root>
    </Widget>
  )
}
