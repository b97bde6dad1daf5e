import { memoryStore } from 'lisa-query/server'
import { liveInstancesContract } from './live-instances.ts'

liveInstancesContract(async () => {
  const store = memoryStore()
  return [store, store, store, store]
})
