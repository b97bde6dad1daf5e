import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react'
import { CopyReport } from './copy-report.tsx'
import { GateCard } from './gate-card.tsx'
import { IncidentsView } from './incidents-view.tsx'
import { LiveCard } from './live-card.tsx'
import type { Subject } from './panel-context.ts'
import { RequestsView } from './requests-view.tsx'
import { SessionCard } from './session-card.tsx'
import { StatesView } from './states-view.tsx'
import { type Tab, Tabs } from './tabs.tsx'
import { useIsWide } from './use-is-wide.ts'

interface PanelProps {
  subject: Subject
  /** `undefined` follows the page. */
  theme: 'light' | 'dark' | undefined
  /** Absent where a shell closes it. */
  onClose?: (() => void) | undefined
}

/** What happens between a page and LiSA. Where there is room, rate limit, session and live stand beside the tabs. */
export function Panel({ subject, theme, onClose }: PanelProps): ReactElement {
  const place = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const isWide = useIsWide(place)
  const [chosen, setChosen] = useState<Tab>('requests')
  const tab = isWide && chosen === 'overview' ? 'requests' : chosen
  // Whoever opened it goes on here; in a shell, the focus is the shell's.
  useEffect(() => {
    if (onClose) heading.current?.focus()
  }, [onClose])
  const closeByKey = (event: KeyboardEvent): void => {
    // Neither the page's shortcuts nor its dialogs hear what is typed here.
    event.stopPropagation()
    if (event.key === 'Escape') onClose?.()
  }
  return (
    <section
      ref={place}
      className="panel"
      data-theme={theme}
      data-wide={isWide || undefined}
      aria-labelledby="title"
      onKeyDown={closeByKey}
    >
      <header>
        <h2 id="title" ref={heading} tabIndex={-1}>
          LiSA <code>{subject.client.key}</code>
        </h2>
        <Tabs tab={tab} isWide={isWide} onChoose={setChosen} />
        <CopyReport {...subject} />
        {onClose && (
          <button type="button" className="icon" aria-label="Close the LiSA panel" onClick={onClose}>
            <svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
              <path d="M3 3l10 10M13 3L3 13" strokeLinecap="round" />
            </svg>
          </button>
        )}
      </header>
      <div className="body">
        {isWide && (
          <aside aria-label="Overview">
            <Overview {...subject} />
          </aside>
        )}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it */}
        <div className="view" role="tabpanel" id={`view-${tab}`} aria-labelledby={`tab-${tab}`} tabIndex={0}>
          {tab === 'overview' && <Overview {...subject} />}
          {tab === 'requests' && <RequestsView {...subject} />}
          {tab === 'states' && <StatesView {...subject} />}
          {tab === 'incidents' && <IncidentsView {...subject} />}
        </div>
      </div>
    </section>
  )
}

function Overview(subject: Subject): ReactElement {
  return (
    <>
      <GateCard {...subject} />
      <SessionCard {...subject} />
      <LiveCard {...subject} />
    </>
  )
}
