'use client'

import { createContext, type ReactNode, useContext } from 'react'

const Id = createContext<string | null>(null)

/** The id under which the request for this page is in the log. */
export function RequestId({ id, children }: { id: string | null; children: ReactNode }) {
  return <Id value={id}>{children}</Id>
}

export function useRequestId(): string | null {
  return useContext(Id)
}
