import { attributionEndpoints } from './attribution/routes.ts'
import { diagnosisEndpoints } from './diagnosis/routes.ts'
import { formEndpoints } from './form/routes.ts'
import { matrixEndpoints } from './matrix/routes.ts'
import { planEndpoints } from './plan/routes.ts'
import { reconcileEndpoints } from './reconcile/routes.ts'
import { funnelEndpoints } from './routes.ts'
import { speedEndpoints } from './speed/routes.ts'
import { trafficEndpoints } from './traffic/routes.ts'

export const allFunnelEndpoints = [
  ...funnelEndpoints,
  ...trafficEndpoints,
  ...attributionEndpoints,
  ...diagnosisEndpoints,
  ...formEndpoints,
  ...matrixEndpoints,
  ...planEndpoints,
  ...reconcileEndpoints,
  ...speedEndpoints,
]
