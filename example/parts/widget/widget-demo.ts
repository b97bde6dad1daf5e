import { createContext, type ReactNode } from 'react'

/** What a page adds to its widgets by their names; a page that has none shows them as they are. */
export interface WidgetDemo {
  /** Stands at the end of a widget's head. */
  head: (name: string, title: string) => ReactNode
  /** Is rendered with what the widget shows, and may throw. */
  inside: (name: string) => ReactNode
  /** The widget was started again. */
  onRestart: (name: string) => void
}

export const WidgetDemoContext = createContext<WidgetDemo | null>(null)
