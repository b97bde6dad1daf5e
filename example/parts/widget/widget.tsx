import { QueryErrorResetBoundary } from '@tanstack/react-query'
import { type ReactElement, type ReactNode, useContext, useId, useRef } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import own from './own.module.css'
import { Stopped } from './stopped.tsx'
import styles from './widget.module.css'
import { WidgetDemoContext } from './widget-demo.ts'

interface WidgetProps {
  /** Tells it apart from the others on a page. */
  name: string
  title: string
  lead?: string
  children: ReactNode
}

/** The frame of a widget: it has its size from the page, whatever happens in it, and keeps what is thrown in it. */
export function Widget({ name, title, lead, children }: WidgetProps): ReactElement {
  const demo = useContext(WidgetDemoContext)
  const id = useId()
  const frame = useRef<HTMLElement>(null)
  const restart = (): void => {
    demo?.onRestart(name)
    frame.current?.focus() // the button that was pressed is gone
  }
  return (
    <section ref={frame} tabIndex={-1} className={`${own.own} ${styles.widget}`} data-widget={name} aria-labelledby={id}>
      <div className={styles.head}>
        <div>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
          {lead !== undefined && <p className={styles.lead}>{lead}</p>}
        </div>
        {demo?.head(name, title)}
      </div>
      <QueryErrorResetBoundary>
        {({ reset }) => (
          <ErrorBoundary
            FallbackComponent={Stopped}
            onReset={() => {
              reset()
              restart()
            }}
          >
            {demo?.inside(name)}
            {children}
          </ErrorBoundary>
        )}
      </QueryErrorResetBoundary>
    </section>
  )
}

/** What a widget shows; its parts scroll where they are taller. */
export function WidgetBody({ children }: { children: ReactNode }): ReactElement {
  return <div className={styles.body}>{children}</div>
}
