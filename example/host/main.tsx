import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Warehouse } from './warehouse.tsx'
import './host.css'
import '../styles/fonts.css'
import '../styles/tokens.css'
import 'lisa-query/ui.css'

/** The host's own cache, with defaults that would suit no widget. */
const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false } } })

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Warehouse />
    </QueryClientProvider>
  </StrictMode>,
)
