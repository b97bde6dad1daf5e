import { type ReactElement, useEffect, useId, useRef, useState } from 'react'
import { Button } from '../../parts/button.tsx'
import { type CrowdFigures, runCrowd } from './crowd.ts'
import { CrowdChart } from './crowd-chart.tsx'
import styles from './crowd-page.module.css'
import { CrowdTable } from './crowd-table.tsx'

const sizes = [100, 500, 2_000]

/** One key, and a crowd that comes at once: straight to LiSA, and through the gateway. */
export function CrowdPage(): ReactElement {
  const id = useId()
  const [size, setSize] = useState(500)
  const { straight, guarded, isRunning, start } = useCrowds()
  return (
    <section className={styles.page} aria-labelledby={id}>
      <div>
        <h1 id={id}>Crowd</h1>
        <p className={styles.lead}>
          A live show begins, and everybody comes within eight seconds. Each visitor reads three things. LiSA takes 60 requests a
          minute of the shop’s key: see what becomes of the others, without and with the gateway.
        </p>
      </div>
      <div className={styles.bar}>
        <label className={styles.size}>
          Visitors
          <select value={size} disabled={isRunning} onChange={({ target }) => setSize(Number(target.value))}>
            {sizes.map((one) => (
              <option key={one} value={one}>
                {one.toLocaleString('en')}
              </option>
            ))}
          </select>
        </label>
        <Button isWaiting={isRunning} onClick={() => start(size)}>
          Let them come
        </Button>
        <p role="status" className={styles.status}>
          {isRunning ? 'They are coming.' : straight && guarded ? summaryOf(straight, guarded) : ''}
        </p>
      </div>
      <div className={styles.charts}>
        <CrowdChart title="Straight to LiSA" figures={straight} most={mostOf(straight, guarded)} />
        <CrowdChart title="Through the gateway" figures={guarded} most={mostOf(straight, guarded)} />
      </div>
      <CrowdTable straight={straight} guarded={guarded} />
    </section>
  )
}

/** The same crowd twice, at the same time. */
function useCrowds() {
  const [straight, setStraight] = useState<CrowdFigures>()
  const [guarded, setGuarded] = useState<CrowdFigures>()
  const [isRunning, setIsRunning] = useState(false)
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  const start = async (visitors: number): Promise<void> => {
    const controller = new AbortController()
    running.current = controller
    const { signal } = controller
    setStraight(undefined)
    setGuarded(undefined)
    setIsRunning(true)
    await Promise.allSettled([
      runCrowd({ visitors, hasGateway: false, signal, onProgress: setStraight }),
      runCrowd({ visitors, hasGateway: true, signal, onProgress: setGuarded }),
    ])
    if (!signal.aborted) setIsRunning(false)
  }
  return { straight, guarded, isRunning, start }
}

/** What the highest column of both charts stands for. */
const mostOf = (...all: (CrowdFigures | undefined)[]): number =>
  Math.max(1, ...all.flatMap((one) => one?.parts.map(({ answered, refused }) => answered + refused) ?? []))

const summaryOf = (straight: CrowdFigures, guarded: CrowdFigures): string =>
  `All have come. Straight to LiSA, ${count(straight.refused)} of ${count(straight.answered + straight.refused)} reads were refused; through the gateway, ${count(guarded.refused)}, with ${count(guarded.atLisa)} requests at LiSA.`

const count = (value: number): string => value.toLocaleString('en')
