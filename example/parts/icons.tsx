import type { ReactElement, ReactNode } from 'react'

const Icon = ({ children }: { children: ReactNode }): ReactElement => (
  <svg
    viewBox="0 0 24 24"
    width="24"
    height="24"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.8"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    {children}
  </svg>
)

/** A basket with a handle. */
export const CartIcon = (): ReactElement => (
  <Icon>
    <path d="M3.500 9.500h17l-1.700 9.200a1.600 1.600 0 0 1-1.600 1.300H6.800a1.600 1.600 0 0 1-1.600-1.300zM8 9.500 11 4M16 9.500 13 4M9.500 13.500v3M14.500 13.500v3" />
  </Icon>
)

/** Starts what plays. */
export const PlayIcon = (): ReactElement => (
  <Icon>
    <path d="M8 5.500v13l10.500-6.500z" fill="currentColor" />
  </Icon>
)

/** Halts what plays. */
export const PauseIcon = (): ReactElement => (
  <Icon>
    <path d="M8.500 6v12M15.500 6v12" strokeWidth="3" />
  </Icon>
)

/** A leaf of a calendar. */
export const CalendarIcon = (): ReactElement => (
  <Icon>
    <path d="M5 6.500h14v13H5zM5 10.500h14M9 4v4M15 4v4" />
  </Icon>
)

/** It is done. */
export const CheckIcon = (): ReactElement => (
  <Icon>
    <path d="m5.500 12.500 4.500 4.500 8.500-9.500" />
  </Icon>
)

/** One less. */
export const MinusIcon = (): ReactElement => (
  <Icon>
    <path d="M6.500 12h11" />
  </Icon>
)

/** One more. */
export const PlusIcon = (): ReactElement => (
  <Icon>
    <path d="M6.500 12h11M12 6.500v11" />
  </Icon>
)

/** Leads on, or with `isBack` to what was before. */
export const ArrowIcon = ({ isBack = false }: { isBack?: boolean }): ReactElement => (
  <Icon>
    <path d={isBack ? 'M19 12H5.500M11 6l-6 6 6 6' : 'M5 12h13.500M13 6l6 6-6 6'} />
  </Icon>
)

/** Puts something away. */
export const CloseIcon = (): ReactElement => (
  <Icon>
    <path d="m6.500 6.500 11 11M17.500 6.500l-11 11" />
  </Icon>
)

/** Gives something all its room. */
export const ExpandIcon = (): ReactElement => (
  <Icon>
    <path d="M13.500 5H19v5.500M10.500 19H5v-5.500M19 5l-6.500 6.500M5 19l6.500-6.500" />
  </Icon>
)

/** Moves something. */
export const MoveIcon = (): ReactElement => (
  <Icon>
    <path d="M12 4v16M4 12h16M9.500 6.500 12 4l2.500 2.500M9.500 17.500 12 20l2.500-2.500M6.500 9.500 4 12l2.500 2.500M17.500 9.500 20 12l-2.500 2.500" />
  </Icon>
)

/** The mark of the shop: a mountain above a table. */
export const Mark = (): ReactElement => (
  <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
    <path d="M4 20 13 6l5 7.500 2.500-3.500L28 20z" fill="currentColor" />
    <path d="M3 23h26M8 23v5M24 23v5" stroke="currentColor" strokeWidth="2.400" strokeLinecap="round" fill="none" />
  </svg>
)
