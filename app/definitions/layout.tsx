import type { ReactNode } from 'react'
import { SignedIn } from '#app/signed-in.tsx'

export default function Layout({ children }: { children: ReactNode }) {
  return <SignedIn at="definitions">{children}</SignedIn>
}
