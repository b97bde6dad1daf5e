import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import type { ErrorSummaryEntry } from '../index.ts'
import { besideById, visibleLabel } from './label.ts'

/**
 * The labels that people see at the fields of a summary, in its order; empty where there is none. They are read from the page as
 * it is after each render, and again when its words change, such as its language.
 */
export function useLabels(summary: readonly ErrorSummaryEntry[], box: RefObject<HTMLElement | null>): string[] {
  const [labels, setLabels] = useState<string[]>([])
  const read = (): void => {
    const now = summary.map((entry) => labelOf(entry, box.current))
    setLabels((before) => (before.length === now.length && before.every((label, at) => label === now[at]) ? before : now))
  }
  // Before the browser paints, for the page without labels was never meant to be seen.
  useEffectBeforePaint(read)
  useEffect(() => {
    const inputs = summary.flatMap(({ input }) => input ?? [])
    const roots = new Set([box.current, ...inputs].flatMap((element) => element?.getRootNode() ?? []))
    const observer = new MutationObserver(read)
    for (const root of roots) observer.observe(root, changesOfWords)
    return () => observer.disconnect()
  })
  return labels
}

function labelOf({ input, linkProps }: ErrorSummaryEntry, box: HTMLElement | null): string {
  const element = input ?? (box && linkProps ? besideById(box, linkProps.href.slice(1)) : null)
  return element ? visibleLabel(element) : ''
}

const changesOfWords: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: ['aria-label', 'aria-labelledby', 'for', 'id'],
}

/** React 18 complains of layout effects on a server, where there are no labels to read. */
const useEffectBeforePaint = typeof document === 'undefined' ? useEffect : useLayoutEffect
