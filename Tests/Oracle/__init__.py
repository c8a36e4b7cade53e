"""An independent second reading of the contract, used as a differential-test oracle."""
