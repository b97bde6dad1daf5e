import { memoryStore } from 'lisa-query/server'
import { liveInstancesContract } from './live-instances.ts'

liveInstancesContract(async () => {
  const store = memoryStore()
  // One that dies closes nothing of the others.
  return Array.from({ length: 4 }, () => ({ ...store, close: async () => undefined }))
})
