/** How the forms begin that write down what was sent back at a provider itself. */
export const recordedElsewhereKey = 'elsewhere-';
