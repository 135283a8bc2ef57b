'use client'

import { useEffect } from 'react'
import { forgetOthers } from './forget.ts'

/** On the pages of someone who does not learn: what another person left on this device goes. */
export function ForgetOthers({ person }: { person: string }) {
  useEffect(() => forgetOthers(person), [person])
  return null
}
