"""Drawing up a round: its file as places with values, what can be done to it, and what is wrong with it.

Pure but for `templates`: a `RoundFile` goes in and another comes out, so that windows and the command line
change a draft alike and a step back is the file before.
"""
