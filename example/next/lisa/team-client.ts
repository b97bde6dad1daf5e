import type { LisaClient } from 'lisa-query/core'
import { headers } from 'next/headers'
import { gateway } from './gateway'

/** A client for one action: it asks the gateway, in this process, as the person who sent the form. */
export const teamClient = async (): Promise<LisaClient> => gateway.clientFor({ headers: await headers() })
