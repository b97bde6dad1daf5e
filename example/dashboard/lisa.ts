import { createLisaClient } from 'lisa-query'
import { options } from '../lisa.ts'
import { timeline } from './timeline.ts'

/** The shop's client once more, whose requests the quota widget draws. */
export const lisa = createLisaClient({ ...options, fetch: timeline.fetch })
