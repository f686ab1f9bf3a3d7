module github.com/quadpress/quadpress

go 1.26
