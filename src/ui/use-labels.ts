import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import type { ErrorSummaryEntry } from '../index.ts'
import { besideById, labelsIn, visibleLabel } from './label.ts'

/**
 * The labels that people see at the fields of a summary, in its order; empty where there is none. They are read from the page as
 * it is after each render, and again when its words change, such as its language.
 */
export function useLabels(summary: readonly ErrorSummaryEntry[], box: RefObject<HTMLElement | null>): string[] {
  const [labels, setLabels] = useState<string[]>([])
  const read = (): void => {
    const elements = summary.map((entry) => elementOf(entry, box.current))
    const found = labelsIn(rootsOf(elements))
    const now = elements.map((element) => (element ? visibleLabel(element, found) : ''))
    setLabels((before) => (before.length === now.length && before.every((label, at) => label === now[at]) ? before : now))
  }
  // Before the browser paints, for the page without labels was never meant to be seen.
  useEffectBeforePaint(read)
  useEffect(() => {
    const observer = new MutationObserver(read)
    for (const root of rootsOf(summary.map((entry) => elementOf(entry, box.current)))) observer.observe(root, changesOfWords)
    return () => observer.disconnect()
  })
  return labels
}

const elementOf = ({ input, linkProps }: ErrorSummaryEntry, box: HTMLElement | null): HTMLElement | null | undefined =>
  input ?? (box && linkProps && besideById(box, linkProps.href.slice(1)))

const rootsOf = (elements: readonly (Element | null | undefined)[]): Set<Node> =>
  new Set(elements.flatMap((element) => element?.getRootNode() ?? []))

const changesOfWords: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: ['aria-label', 'aria-labelledby', 'for', 'id'],
}

/** React 18 complains of layout effects on a server, where there are no labels to read. */
const useEffectBeforePaint = typeof document === 'undefined' ? useEffect : useLayoutEffect
