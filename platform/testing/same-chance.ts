/** Before every test file: properties are tried on the same examples each time, so that a run that fails fails again. */
import fc from 'fast-check'

fc.configureGlobal({ seed: 20_260_401 })
