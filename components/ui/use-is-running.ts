import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** Whether scripts run on the page: 'no' on the server, and in the browser until it has taken the page over. */
export function useIsRunning(): 'yes' | 'no' {
  return useSyncExternalStore(
    never,
    () => 'yes',
    () => 'no',
  )
}
