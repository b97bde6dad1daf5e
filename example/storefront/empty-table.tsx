import type { ReactElement } from 'react'

/** A laid table with nothing on it, below the mountains. */
export const EmptyTable = (): ReactElement => (
  <svg viewBox="0 0 240 160" width="240" height="160" aria-hidden="true">
    <circle cx="172" cy="46" r="20" fill="light-dark(#f0bf66, #b98b5e)" />
    <path d="M14 112 74 36l32 40 20-24 52 60z" fill="light-dark(#e4c7b6, #54332a)" />
    <path d="m74 36-19 24 11-3 8 7 9-7 9 2z" fill="light-dark(#fdf8f4, #d9a58d)" />
    <path d="M8 112h224v10H8z" fill="light-dark(#b4735a, #b4735a)" />
    <path d="M34 122h10l-6 34h-8zM196 122h10l4 34h-8z" fill="light-dark(#54332a, #d9a58d)" />
    <path d="M88 112q2-14 32-14t32 14z" fill="light-dark(#ffffff, #f5e8e0)" />
  </svg>
)
