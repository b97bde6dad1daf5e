import type { ReactElement } from 'react'
import { Button } from '../parts/button.tsx'
import { ChoiceKnob } from './choice-knob.tsx'
import { CopyButton } from './copy-button.tsx'
import styles from './knobs.module.css'
import { turnedIn } from './lab-address.ts'
import { LatencyKnob } from './latency-knob.tsx'
import { NumberKnob } from './number-knob.tsx'
import panel from './panel.module.css'
import { RetryAfterKnob } from './retry-after-knob.tsx'
import { type ChoiceName, type Settings, statuses } from './settings.ts'

interface KnobsProps {
  id: string
  /** As the row has them. */
  preset: Settings
  settings: Settings
  onTurn: (turned: Partial<Settings>) => void
  onSend: () => void
  /** Leads to what is to be seen. */
  link: () => string
}

/** All that can be turned; Enter sends. */
export function Knobs({ id, preset, settings, onTurn, onSend, link }: KnobsProps): ReactElement {
  const turned = turnedIn(preset, settings)
  const choice = (name: ChoiceName) => ({
    name,
    value: settings[name],
    isTurned: turned.includes(name),
    onTurn,
  })
  return (
    <form
      id={id}
      className={panel.panel}
      aria-labelledby={`${id}-title`}
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      <div className={panel.bar}>
        <h2 id={`${id}-title`} className={panel.title}>
          Knobs
        </h2>
        <Button look="quiet" className={styles.back ?? ''} isWaiting={turned.length === 0} onClick={() => onTurn(preset)}>
          {turned.length === 0 ? 'As in the table' : `Put ${turned.length} back`}
        </Button>
      </div>
      <div className={styles.knobs}>
        <ChoiceKnob label="Request" {...choice('request')} />
        <NumberKnob
          label="Status"
          range={statuses}
          value={settings.status}
          isTurned={turned.includes('status')}
          onTurn={(status) => onTurn({ status })}
          unit="200 to 599"
        />
        <ChoiceKnob label="Body" {...choice('body')} />
        <LatencyKnob value={settings.latency} isTurned={turned.includes('latency')} onTurn={(latency) => onTurn({ latency })} />
        <ChoiceKnob label="Connection" {...choice('connection')} />
        <ChoiceKnob label="Credential" look="segments" {...choice('credential')} />
        <ChoiceKnob label="Quota" look="segments" {...choice('quota')} />
        <RetryAfterKnob settings={settings} isTurned={turned.includes('retryAfter') || turned.includes('unit')} onTurn={onTurn} />
        <ChoiceKnob label="It happens" look="segments" {...choice('times')} />
      </div>
      <div className={styles.foot}>
        <CopyButton label="Copy link" text={link} />
      </div>
    </form>
  )
}
