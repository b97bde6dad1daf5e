import { type FocusEvent, type RefObject, useEffect, useRef, useState } from 'react'

/** Keeps the focus at its place in the page. */
export interface KeptFocus {
  /** Whether the element has to stay, even with nothing in it. */
  hasFocus: boolean
  /** The props of the element around what may be removed. */
  props: {
    ref: RefObject<HTMLDivElement | null>
    tabIndex: -1
    onFocus: () => void
    onBlur: (event: FocusEvent<HTMLElement>) => void
  }
}

/**
 * When the button that was just pressed is removed, browsers move the focus to the top of the page. Here the element around the
 * button takes the focus, and is kept until the user moves on.
 */
export function useKeptFocus(): KeptFocus {
  const place = useRef<HTMLDivElement>(null)
  const [hasFocus, setHasFocus] = useState(false)
  // As of the last event. React may run an effect of the last rendering as late as the next event, which may be the focus on its way
  // from one button to another.
  const isInside = useRef(false)
  const note = (isNowInside: boolean): void => {
    isInside.current = isNowInside
    setHasFocus(isNowInside)
  }
  // After every render, for any of them may have removed what had it.
  useEffect(() => {
    const element = place.current
    if (isInside.current && element && isFocusLost(element.ownerDocument)) element.focus()
  })
  return {
    hasFocus,
    props: {
      ref: place,
      tabIndex: -1,
      onFocus: () => note(true),
      // When the whole window loses the focus, its place in the page stays.
      onBlur: ({ currentTarget }) => note(currentTarget.contains(focusedBeside(currentTarget))),
    },
  }
}

/** Hides the focus ring of the element while it is empty: the ring would be a dot on the page. */
export const noOutline = { outline: 'none' } as const

const isFocusLost = ({ activeElement, body, documentElement }: Document): boolean =>
  activeElement === null || activeElement === body || activeElement === documentElement

/** What has the focus in the document, frame or shadow root that the element is part of. */
const focusedBeside = (element: HTMLElement): Element | null => (element.getRootNode() as Document | ShadowRoot).activeElement
