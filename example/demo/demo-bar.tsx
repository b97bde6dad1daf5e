import { type ReactElement, useEffect } from 'react'
import { Link } from 'wouter'
import { useLiveStatus } from '../storefront/live-status.ts'
import styles from './demo-bar.module.css'
import { calm, choose, useWeather, type Weather, weathers } from './weather.ts'

const pages = [
  { href: '/', label: 'Storefront', isHere: (path: string) => /^\/($|s\/|channel\/)/.test(path) },
  { href: '/dashboard', label: 'Dashboard', isHere: (path: string) => path.startsWith('/dashboard') },
  { href: '/lab/429', label: 'Lab', isHere: (path: string) => /^\/(lab|forms)/.test(path) },
]

/** Leads from page to page, and makes LiSA slow or fail. It is about this demo: a shop has nothing like it. */
export function DemoBar({ path }: { path: string }): ReactElement {
  const hasWeather = !/^\/(lab|forms)/.test(path)
  useEffect(() => {
    if (!hasWeather) calm()
  }, [hasWeather])
  return (
    <header className={styles.bar} lang="en">
      <nav aria-label="Demo" className={styles.pages}>
        {pages.map(({ href, label, isHere }) => (
          <Link key={href} href={href} className={styles.page ?? ''} aria-current={isHere(path) ? 'page' : undefined}>
            {label}
          </Link>
        ))}
        <a href="guide/start.html" className={styles.page}>
          Guide
        </a>
      </nav>
      {hasWeather && (
        <div className={styles.choices}>
          <StartShow />
          <WeatherChoice />
        </div>
      )}
    </header>
  )
}

/** Where the gateway tells pages what happens: the next show starts on all of them. */
function StartShow(): ReactElement | null {
  const { status } = useLiveStatus()
  if (status === undefined) return null
  return (
    <button type="button" className={styles.start} onClick={() => void fetch('/api/demo/start-show', { method: 'POST' })}>
      Start the next show
    </button>
  )
}

function WeatherChoice(): ReactElement {
  const { weather } = useWeather()
  return (
    <label className={styles.weather}>
      <span>LiSA is</span>
      <select value={weather} onChange={({ target }) => choose(target.value as Weather)}>
        {Object.entries(weathers).map(([name, { label }]) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}
