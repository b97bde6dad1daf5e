import { useEffect, useLayoutEffect } from 'react'

/** An effect before the browser paints, and before any further event. React 18 complains of one on a server, where it does not run. */
export const useBeforePaint = typeof document === 'undefined' ? useEffect : useLayoutEffect
