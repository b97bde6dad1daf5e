import { axiosWithRetry } from './axios.ts'
import type { Contender } from './contender.ts'
import { kyAfterResponse, kyBeforeRetry, kyLimit10, kyOnDefaults } from './ky.ts'
import { lisaQuery } from './lisa-query.tsx'
import { octokitThrottled } from './octokit.ts'
import { rtkQuery } from './rtk-query.tsx'
import { tanstackQuery, tanstackQueryWithKy } from './tanstack-query.tsx'

/** For what is tried again. */
export const retrying: readonly Contender[] = [
  lisaQuery,
  tanstackQuery,
  tanstackQueryWithKy,
  kyOnDefaults,
  kyLimit10,
  axiosWithRetry,
  rtkQuery,
  octokitThrottled,
]

/** For a credential that is renewed. */
export const reauthorizing: readonly Contender[] = [
  lisaQuery,
  tanstackQuery,
  kyAfterResponse,
  kyBeforeRetry,
  axiosWithRetry,
  rtkQuery,
  octokitThrottled,
]
