import type { QueryClient } from '@tanstack/react-query'
import type { LisaClient } from '../../index.ts'
import type { IncidentStore } from '../incidents/incident-store.ts'
import type { RecordStore } from '../record/record-store.ts'

/** What the parts of one panel share. */
export interface Subject {
  client: LisaClient
  /** Whose reads are on screen; `undefined` where the panel was not told. */
  queryClient: QueryClient | undefined
  records: RecordStore
  /** `undefined` in a production build. */
  incidents: IncidentStore | undefined
}
