import { type ReactElement, useEffect, useRef, useSyncExternalStore } from 'react'
import panel from './panel.module.css'
import type { Entry, Wire } from './wire.ts'
import styles from './wire-panel.module.css'

const nothing: readonly Entry[] = []

/** What goes over the wire, in the order it happens; what was written down stays where it is. */
export function WirePanel({ wire }: { wire: Wire | undefined }): ReactElement {
  const entries = useSyncExternalStore(wire?.subscribe ?? (() => () => undefined), wire?.entries ?? (() => nothing))
  const box = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest comes into sight when it comes
  useEffect(() => {
    box.current?.scrollTo({ top: box.current.scrollHeight })
  }, [entries])
  const requests = entries.filter(({ kind }) => kind === 'request').length
  return (
    <div className={panel.panel}>
      <div className={panel.bar}>
        <h2 className={panel.title}>On the wire</h2>
        <p className={styles.count}>{requests === 1 ? '1 request' : `${requests} requests`}</p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also for who has only a keyboard */}
      <section ref={box} className={styles.wire} aria-label="On the wire" tabIndex={0}>
        {entries.length === 0 && <p className={styles.nothing}>Nothing has gone over the wire.</p>}
        <ol>
          {entries.map((entry) => (
            <WireEntry key={entry.id} entry={entry} />
          ))}
        </ol>
      </section>
    </div>
  )
}

function WireEntry({ entry }: { entry: Entry }): ReactElement {
  const { kind, line, isOk, attempt, pause, duration, headers, body } = entry
  return (
    <li className={styles.entry} data-kind={kind} data-failed={!isOk || undefined}>
      {pause !== undefined && <p className={styles.pause}>{seconds(pause)} later</p>}
      <p className={styles.line}>
        <span aria-hidden="true" className={styles.arrow}>
          {kind === 'request' ? '→' : '←'}
        </span>
        <strong>{line}</strong>
        {kind === 'request' ? <span>{ordinal(attempt)} try</span> : <span>{Math.round(duration ?? 0)} ms</span>}
      </p>
      {headers.length > 0 && <pre className={styles.headers}>{headers.join('\n')}</pre>}
      {body && <pre className={styles.body}>{body}</pre>}
    </li>
  )
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1)} s`
const endings: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' }
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' })
const ordinal = (count: number): string => `${count}${endings[ordinals.select(count)] ?? 'th'}`
