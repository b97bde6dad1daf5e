import { gateway } from '../lisa/gateway.server.ts'
import type { Route } from './+types/lisa'

const answer = ({ request }: Route.LoaderArgs | Route.ActionArgs): Promise<Response> => gateway.fetch(request)

export { answer as action, answer as loader }
