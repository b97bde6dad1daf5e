import { index, type RouteConfig, route } from '@react-router/dev/routes'

export default [
  index('routes/shows.tsx'),
  route('shows/:id', 'routes/show.tsx'),
  route('products/:id', 'routes/product.tsx'),
  route('team', 'routes/team.tsx'),
  route('sign-in', 'routes/sign-in.ts'),
  route('api/lisa/*', 'routes/lisa.ts'),
] satisfies RouteConfig
