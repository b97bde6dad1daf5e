import { Tabs } from '@base-ui/react/tabs'
import { createElement, type ReactElement, useState } from 'react'
import { CopyButton } from './copy-button.tsx'
import '../styles/code.css'
import panel from './panel.module.css'
import type { Settings } from './settings.ts'
import styles from './source-panel.module.css'
import { client, components, type Source } from './sources.ts'

/** The code of what is shown: the very file that renders it, and the client that it is given. */
export function SourcePanel({ request }: { request: Settings['request'] }): ReactElement {
  const [tab, setTab] = useState('component')
  const component = components[request]
  return (
    <Tabs.Root className={panel.panel} value={tab} onValueChange={setTab}>
      <div className={panel.bar}>
        <Tabs.List className={styles.tabs} aria-label="The code">
          <Tabs.Tab className={styles.tab} value="component">
            {component.file}
          </Tabs.Tab>
          <Tabs.Tab className={styles.tab} value="client">
            Client
          </Tabs.Tab>
        </Tabs.List>
        <CopyButton label="Copy" text={() => (tab === 'client' ? client : component).text} />
      </div>
      <Code value="component" source={component} />
      <Code value="client" source={client} />
    </Tabs.Root>
  )
}

function Code({ value, source }: { value: string; source: Source }): ReactElement {
  const pieces = source.pieces.map(([text, is]) => (is ? createElement('span', { className: `code-${is}` }, text) : text))
  return (
    <Tabs.Panel className={styles.code} value={value} tabIndex={0}>
      <pre>{createElement('code', null, ...pieces)}</pre>
    </Tabs.Panel>
  )
}
