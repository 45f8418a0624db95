"""Screen S16 «Bewijs»: the evidence pack of a period, what it lacks, and checking one."""
