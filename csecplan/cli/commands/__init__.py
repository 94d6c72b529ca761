"""The commands, each in a file named as it is typed, with an underscore where Python wants one."""
