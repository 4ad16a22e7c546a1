import { type ImportFault, inFileOrder } from './import-fault.js';

/** What is found wrong with a folder, as much of it as anybody would read. */
export type FaultList = {
  add(fault: ImportFault): void;
  /** Whether so much is wrong that looking further is of no use. */
  isFull(): boolean;
  isEmpty(): boolean;
  /** In the order of the files and their lines. */
  all(): ImportFault[];
};

/** A folder is not looked at further after this many faults. */
export const mostFaults = 1000;

export function createFaultList(): FaultList {
  const faults: ImportFault[] = [];
  return {
    add(fault) {
      if (faults.length < mostFaults) faults.push(fault);
    },
    isFull: () => faults.length >= mostFaults,
    isEmpty: () => faults.length === 0,
    all: () => inFileOrder(faults),
  };
}
