/**
 * Raised with every change of the code that decides when a client is due: part of the rules' fingerprint, so that a release sweeps the due
 * index as a changed policy does. A test holds the code's digest and fails until this is raised.
 */
export const RULES_VERSION = 2;
