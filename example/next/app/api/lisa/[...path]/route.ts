import { gateway } from '../../../../lisa/gateway.ts'

const answer = (request: Request): Promise<Response> => gateway.fetch(request)

export { answer as GET, answer as HEAD, answer as OPTIONS, answer as PATCH, answer as POST }
