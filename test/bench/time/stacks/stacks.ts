import { ours } from './lisa-query.tsx'
import { rtkQuery } from './rtk-query.tsx'
import type { Stack } from './stack.ts'
import { swr } from './swr.tsx'
import { bare } from './tanstack-query.tsx'

/** All that are measured beside each other. */
export const stacks: readonly Stack[] = [ours, bare, rtkQuery, swr]

/** The one that the others are compared with. */
export const reference = bare
