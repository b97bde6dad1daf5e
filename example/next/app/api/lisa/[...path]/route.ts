import { gateway } from '../../../../lisa/gateway'

const answer = (request: Request): Promise<Response> => gateway.fetch(request)

export { answer as GET, answer as HEAD, answer as OPTIONS, answer as PATCH, answer as POST }
