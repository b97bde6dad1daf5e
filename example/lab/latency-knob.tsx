import { Slider } from '@base-ui/react/slider'
import { type ReactElement, useId, useState } from 'react'
import { Knob } from './knob.tsx'
import styles from './latency-knob.module.css'
import { NumberInput } from './number-input.tsx'
import { latencies } from './settings.ts'

interface LatencyKnobProps {
  value: number
  isTurned: boolean
  onTurn: (milliseconds: number) => void
}

/** How long an answer takes: to slide, or to type. */
export function LatencyKnob({ value, isTurned, onTurn }: LatencyKnobProps): ReactElement {
  const id = useId()
  // While it slides the address waits: browsers take only so many changes of it.
  const [sliding, setSliding] = useState<number>()
  const milliseconds = sliding ?? value
  return (
    <Knob label="Latency" htmlFor={id} isTurned={isTurned}>
      <NumberInput id={id} range={latencies} value={milliseconds} onTurn={(typed) => onTurn(typed ?? 0)} />
      <span className={styles.unit}>ms</span>
      <Slider.Root
        className={styles.slider}
        value={milliseconds}
        min={latencies.least}
        max={latencies.most}
        step={100}
        largeStep={1_000}
        onValueChange={setSliding}
        onValueCommitted={(committed) => {
          setSliding(undefined)
          onTurn(committed)
        }}
      >
        <Slider.Control className={styles.control}>
          <Slider.Track className={styles.track}>
            <Slider.Indicator className={styles.indicator} />
            <Slider.Thumb className={styles.thumb} aria-label="Latency, to slide" />
          </Slider.Track>
        </Slider.Control>
      </Slider.Root>
    </Knob>
  )
}
