import type { KeyboardEvent, ReactElement } from 'react'

export type Tab = keyof typeof labels

const labels = { overview: 'Overview', requests: 'Requests', states: 'On screen', incidents: 'Make it happen' }

interface TabsProps {
  tab: Tab
  /** Whether the overview stands beside them. */
  isWide: boolean
  onChoose: (tab: Tab) => void
}

/** The tabs of the panel; the arrow keys go from one to the next. */
export function Tabs({ tab, isWide, onChoose }: TabsProps): ReactElement {
  const tabs = (Object.keys(labels) as Tab[]).filter((one) => one !== 'overview' || !isWide)
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const steps: { [key: string]: number } = { ArrowRight: 1, ArrowLeft: -1 }
    const step = steps[event.key]
    const next = step && tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length]
    if (!next) return
    onChoose(next)
    event.currentTarget.querySelector<HTMLButtonElement>(`#tab-${next}`)?.focus()
  }
  return (
    <div className="tabs" role="tablist" aria-label="What to look at" onKeyDown={move}>
      {tabs.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          id={`tab-${one}`}
          aria-selected={one === tab}
          aria-controls={one === tab ? `view-${one}` : undefined}
          tabIndex={one === tab ? 0 : -1}
          onClick={() => onChoose(one)}
        >
          {labels[one]}
        </button>
      ))}
    </div>
  )
}
