import type { Changes } from './changes';
import type { Clock } from './clock';
import type { Faults } from './faults/faults';
import type { Ids } from './ids';
import type { SimulatorOptions } from './options';
import type { Timers } from './timers';
import type { Webhooks } from './webhooks/webhooks';
import type { World } from './world/world';

/** Everything that belongs to one simulator; handlers get it as an argument. */
export interface Platform {
  options: SimulatorOptions;
  clock: Clock;
  ids: Ids;
  timers: Timers;
  changes: Changes;
  faults: Faults;
  webhooks: Webhooks;
  /** Replaced as a whole when the simulator is reset. */
  world: World;
  /** Where the simulator listens. */
  url: string;
}
