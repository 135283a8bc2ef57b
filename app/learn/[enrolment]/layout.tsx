import type { ReactNode } from 'react'
import { ClientTexts } from '#app/client-texts.tsx'

/** The player runs in the browser and says all that it has to say there. */
export default function Layout({ children }: { children: ReactNode }) {
  return <ClientTexts also={['player']}>{children}</ClientTexts>
}
